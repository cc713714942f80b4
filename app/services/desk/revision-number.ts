/** The number in the name of a revision, `lake@12`. */
export const numberOf = (revisionId: string): number => Number(revisionId.slice(revisionId.lastIndexOf('@') + 1))
