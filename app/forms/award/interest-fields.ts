/** What ties a judge to an entry. */
export const INTEREST_KINDS = ['employer', 'partner', 'author', 'entrant', 'family', 'money', 'rival', 'other'] as const
export type InterestKind = (typeof INTEREST_KINDS)[number]

/** Fields of the row of an organisation. */
export const kindField = (organisation: string): string => `kind.${organisation}`
export const wordsField = (organisation: string): string => `words.${organisation}`
