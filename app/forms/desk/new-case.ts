import { z } from 'zod'
import { SOCIAL_ISSUES } from '#scoring/vocabulary.ts'

/** One line of words. */
export const line = (longest: number) =>
  z
    .string('missing')
    .transform((text) =>
      text
        .normalize('NFC')
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .trim(),
    )
    .pipe(z.string().min(1, 'missing').max(longest, 'too-long'))

/** The nine fields with which a case is begun. */
export const newCaseForm = z.object({
  slug: line(80).pipe(z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'slug-form')),
  titleZh: line(200),
  titleEn: line(200),
  organisationZh: line(200),
  organisationEn: line(200),
  industry: z.string('missing').regex(/^[A-T]$/, 'missing'),
  socialIssue: z.enum(SOCIAL_ISSUES, 'missing'),
  summaryZh: line(1000),
  summaryEn: line(1000),
})
