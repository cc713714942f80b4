import { z } from 'zod'
import { SOCIAL_ISSUES, type SocialIssue } from '#scoring/vocabulary.ts'

export const categoryBox = (category: string): string => `knows.${category}`
export const issueBox = (issue: string): string => `issue.${issue}`

const isIssue = (name: string): name is SocialIssue => SOCIAL_ISSUES.some((issue) => issue === name)

const ticked = (fields: Readonly<Record<string, unknown>>, prefix: string): string[] =>
  Object.keys(fields).flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []))

/** What somebody knows well, each a box of its own; a box of no issue there is is not looked at. */
export const expertiseForm = z
  .record(z.string(), z.unknown())
  .transform((fields) => ({ expertise: ticked(fields, 'knows.'), issues: ticked(fields, 'issue.').filter(isIssue) }))

export const issuesForm = expertiseForm.transform(({ issues }) => ({ issues }))
