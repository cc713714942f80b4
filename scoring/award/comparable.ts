/**
 * How two names or values are held against each other: without width, case and blanks, so that 示例（集团）有限公司 and
 * 示例(集团)有限公司 are one organisation. What is written otherwise, as 广东 and 广东省, stays two.
 * @param text an organisation's name or the value of an attribute
 * @returns a key to compare by, not to show
 */
export const comparable = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, '')
