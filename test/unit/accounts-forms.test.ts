import { describe, expect, test } from 'vitest'
import type { z } from 'zod'

const modules = import.meta.glob<Record<string, unknown>>('../../app/forms/accounts/*.ts', { eager: true })

/** What of a schema this test looks into: the fields of an object, also behind a transform or beside another one. */
interface Definition {
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly in?: z.ZodType
  readonly left?: z.ZodType
  readonly right?: z.ZodType
  readonly innerType?: z.ZodType
}

const isSchema = (value: unknown): value is z.ZodType =>
  typeof value === 'object' && value !== null && 'safeParse' in value

function fieldsOf(schema: z.ZodType, name: string): [string, z.ZodType][] {
  const { shape, in: before, left, right, innerType } = schema.def as Definition
  if (shape) return Object.entries(shape).flatMap(([key, field]) => fieldsOf(field, `${name}.${key}`))
  const inside = [before, left, right, innerType].filter(isSchema).flatMap((part) => fieldsOf(part, name))
  // A field is tried whole, with what is done to its text afterwards.
  return inside.some(([key]) => key !== name) ? inside : [[name, schema]]
}

const FIELDS = Object.entries(modules).flatMap(([path, exported]) =>
  Object.entries(exported).flatMap(([name, value]) =>
    isSchema(value) ? fieldsOf(value, `${path.split('/').at(-1)} ${name}`) : [],
  ),
)
/** Only digests of them are ever stored, and what people type there is theirs. */
const PASSWORDS = /\.(?:password|newPassword|oldPassword|again)$|password\.ts/
const LIKELY = ['', 'a', 'k_abc', 'name@example.org', 'ten letters and more', '/account', '123456', 'K7QF-2M9T-XH4C', 'award:a', 'admin', 'en', 'on'] // prettier-ignore

describe('a form about accounts', () => {
  test('is found here with all its fields', () => {
    const names = FIELDS.map(([name]) => name)
    for (const name of [
      'invitation.ts invitationForm.email',
      'invitation.ts linkIdForm.id',
      'invitation.ts personIdForm.person',
      'link-code.ts linkCodeForm.code',
      'passkey.ts renameForm.name',
      'passkey.ts madeForm.answer.response.clientDataJSON',
      'person-forms.ts eraseForm.eraseSure',
      'person-forms.ts grantForm.award',
      'second-factor.ts recoveryForm.recovery',
      'sign-in.ts signInForm.next',
    ]) {
      expect(names).toContain(name)
    }
  })

  test.each(FIELDS.filter(([name]) => !PASSWORDS.test(name)))(
    'lets no NUL and no other control character through to a database: %s',
    (_, field) => {
      for (const text of LIKELY) {
        for (const control of ['\u0000', '\u0007', '\u001b', '\u007f', '\u0085']) {
          for (const typed of [text + control, control + text, text.slice(0, 2) + control + text.slice(2)]) {
            const parsed = field.safeParse(typed)
            if (parsed.success) expect(String(parsed.data)).not.toMatch(/\p{Cc}/u)
          }
        }
      }
    },
  )
})
