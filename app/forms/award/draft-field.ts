/** The box by which a judge submits the draft of an entry beside others. */
export const draftField = (entry: string): string => `draft.${entry}`

/** The entry of such a box; undefined of any other field. */
export const entryOfDraftField = (name: string): string | undefined => /^draft\.(.+)$/s.exec(name)?.[1]
