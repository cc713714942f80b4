import { z } from 'zod'

/** Which rehearsal is drawn, and how far it is when it is begun. */
export const rehearseForm = z.object({
  seed: z.string('seed-form').trim().regex(/^\d{1,9}$/, 'seed-form').transform(Number), // prettier-ignore
  howFar: z.enum(['open', 'scored'], 'unreadable').default('open'),
})

/** How much of the open stage the made-up judges give. */
export const rehearsedScoresForm = z.object({ share: z.enum(['half', 'all'], 'unreadable') })

/** Whose seat somebody takes, and as what. */
export const seatForm = z.object({
  judge: z.string('unreadable').regex(/^[\w-]{1,100}$/, 'unreadable'),
  role: z.enum(['judge', 'chair'], 'unreadable'),
})
