/**
 * Where a case is found: the one place that makes such an address, from the case's `slug`, never from its id, which stays
 * when a case is given another address.
 * @param rest what follows, such as `/history` or `.md`
 */
export const casePath = (slug: string, rest = ''): string => `/cases/${slug}${rest}`

/**
 * Where what was asked for below `/cases/:slug` or `/charts/:slug` is found of a case that has another address, with all
 * that follows and its query. What stands in the address may be percent-encoded.
 */
export const movedPath = ({ pathname, search }: URL, slug: string): string =>
  `${pathname.replace(/^(\/(?:cases|charts)\/)[^/.]+/, (_, folder: string) => folder + slug)}${search}`

/** Where a case is written; `name` is what stands in an address, which may name nothing and hold any letters. */
export const writingPath = (name: string, rest = ''): string => `/desk/cases/${encodeURIComponent(name)}${rest}`

/** An image of a case, such as `index.png`. */
export const caseImagePath = (slug: string, name: string): string => `/charts/${slug}/${name}`
