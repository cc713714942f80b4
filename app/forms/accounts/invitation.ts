import { z } from 'zod'
import { isAwardName, isPossibleGrant, ROLES, WHOLE_SITE, type Grant, type Role } from '../../access/roles.ts'
import { LANGUAGES } from '../../i18n/languages.ts'
import { emailField } from './email.ts'
import { nameField } from './own-account.ts'

const ANY_AWARD = 'award:any'

/** Roles that hold for the whole site, and roles that hold for one award. */
export const SITE_ROLES: readonly Role[] = ROLES.filter((role) => isPossibleGrant({ role, scope: WHOLE_SITE }))
export const AWARD_ROLES: readonly Role[] = ROLES.filter((role) => isPossibleGrant({ role, scope: ANY_AWARD }))

/** Each box has a name of its own, so that a form that is sent back keeps its ticks. */
export const siteBox = (role: Role) => `site-${role}`
export const awardBox = (role: Role) => `award-${role}`

const boxes = Object.fromEntries(
  [...SITE_ROLES.map(siteBox), ...AWARD_ROLES.map(awardBox)].map((name) => [name, z.literal('on').optional()]),
)

/** Somebody to invite, and as what. */
export const invitationForm = z
  .object({
    email: emailField,
    name: nameField,
    language: z.enum(LANGUAGES),
    award: z
      .string()
      .default('')
      .transform((text) => text.normalize('NFKC').trim().toLowerCase())
      .refine((text) => !/\p{Cc}/u.test(text), 'award-form'),
  })
  .and(z.object(boxes))
  .transform(({ email, name, language, award, ...ticks }, context) => {
    const ticked = ticks as Readonly<Record<string, 'on' | undefined>>
    const forAward = AWARD_ROLES.filter((role) => ticked[awardBox(role)])
    const roles: Grant[] = [
      ...SITE_ROLES.filter((role) => ticked[siteBox(role)]).map((role) => ({ role, scope: WHOLE_SITE })),
      ...forAward.map((role) => ({ role, scope: `award:${award}` })),
    ]
    const wrong = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    if (roles.length === 0) wrong('roles', 'role-missing')
    if (forAward.length > 0 && award === '') wrong('award', 'award-missing')
    else if (award !== '' && !isAwardName(award)) wrong('award', 'award-form')
    else if (award !== '' && forAward.length === 0) wrong('award', 'award-unneeded')
    return { email, name, language, roles }
  })

const id = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/)
export const linkIdForm = z.object({ id })
export const personIdForm = z.object({ person: id })
