export const LARGEST_FILE_BYTES = 10 * 1024 * 1024
export const MOST_FILES = 20
export const LARGEST_CASE_BYTES = 50 * 1024 * 1024
/** What a picture may measure: beyond it a small file could fill the memory of whoever looks at it. */
export const LONGEST_SIDE_PIXELS = 10_000
export const MOST_PIXELS = 50_000_000
