/** What a reminder can name of its reader, in braces: `{open}`. */
export const REMINDER_FIELDS = ['name', 'award', 'stage', 'open', 'deadline', 'link', 'site'] as const
export type ReminderField = (typeof REMINDER_FIELDS)[number]

const FIELD = /\{([^{}\s]{1,40})\}/g
const isField = (name: string): name is ReminderField => REMINDER_FIELDS.some((field) => field === name)

/** What stands in braces and is none of the fields; each once. */
export const unknownFields = (text: string): string[] => [
  ...new Set([...text.matchAll(FIELD)].map(([, name]) => name!).filter((name) => !isField(name))),
]

/** The text for one reader. What a value holds is not read again. */
export const filledReminder = (text: string, values: Readonly<Record<ReminderField, string>>): string =>
  text.replace(FIELD, (all, name: string) => (isField(name) ? values[name] : all))
