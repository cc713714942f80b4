import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations, type Outcome } from '../access/mutation.server.ts'
import type { Visit } from '../access/visit.server.ts'
import { RulesPage } from '../components/award/office/rules/rules-page.tsx'
import { SETUP } from '../content/award/office-setup.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import type { SentFields } from '../forms/award/form-rows.ts'
import { isRulesPart, rulesPartForm, sealForm } from '../forms/award/office-forms.ts'
import { readRulesPart } from '../forms/award/read-rules-fields.ts'
import { RULES_PARTS, type RulesPart } from '../forms/award/rules-fields.ts'
import { typedSum } from '../forms/award/typed-weights.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import { draftRules, saveDraftRules, sealRules } from '../services/award/awards.server.ts'
import { withHolidaysTaken } from '../services/award/rules/public-holidays.server.ts'
import { partDigests, rulesPage } from '../services/award/office/awards-pages.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

const RUN = { needs: 'award.run', ofAward: true } as const
/** Forty criteria with eleven levels each have so many fields. */
const LIMITS = { maxBytes: 1024 * 1024, mostFields: 5_000 }

const savedSum = z
  .string()
  .regex(/^\d{1,7}(\.\d{1,2})?$/)
  .transform(Number)

export const loader = guardedPage(RUN, async ({ visit, language, request, params }) => {
  const { db } = await installation()
  const query = new URL(request.url).searchParams
  const saved = query.get('saved') ?? ''
  const sum = savedSum.safeParse(query.get('sum'))
  const part = isRulesPart(saved) ? saved : null
  return forDocument({
    language,
    sum: sum.success ? sum.data : null,
    view: found(await rulesPage(db, visit.visitor, params['award'] ?? '', part, visit.now)),
  })
})

const STALE = { problems: [{ field: '', code: 'award-rules-stale' }], status: 409 } as const

/** One part of the draft, saved where nobody has changed that part since it was shown. */
async function savePart(part: RulesPart, award: string, fields: SentFields, visit: Visit): Promise<Outcome<never>> {
  // prettier-ignore
  const { db } = await installation()
  const draft = found(await draftRules(db, visit.visitor, award))
  if (partDigests(draft.rules)[part] !== fields['seen']) return STALE
  const read = readRulesPart(part, fields, draft.rules)
  if (!read.ok) return { problems: read.problems }
  const rules = part === 'notice' ? withHolidaysTaken(read.rules, fields['take']) : read.rules
  const saved = await saveDraftRules(db, visit, { award, tag: draft.tag, rules })
  if (!saved.ok) return saved.code === 'rules-changed' ? STALE : { ...asProblems(saved), status: 409 }
  const sum = typedSum(part, fields)
  const query = new URLSearchParams({ saved: part, ...(sum === null ? {} : { sum: String(sum) }) })
  return { goTo: `/awards/${award}/office/rules?${query}#${part}` }
}

const partForms = RULES_PARTS.map((part) => [
  part,
  intent({
    ...RUN,
    ...LIMITS,
    form: rulesPartForm,
    run: ({ form, visit, params }) => savePart(part, params['award'] ?? '', form as SentFields, visit),
  }),
])

export const action = mutations({
  ...Object.fromEntries(partForms),
  seal: intent({
    ...RUN,
    form: sealForm,
    async run({ form: { tag, reason }, visit, params }) {
      const { db } = await installation()
      const award = params['award'] ?? ''
      const sealed = await sealRules(db, visit, { award, tag, reason })
      if (sealed.ok) return { goTo: `/awards/${award}` }
      return asProblems(sealed, sealed.code === 'reason-short' ? 'reason' : '')
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, SETUP.rulesTitle)

export default function Rules() {
  const answer = useActionData() as FormAnswer | undefined
  const { view, sum } = useLoaderData<typeof loader>()
  return <RulesPage view={view} answer={answer} sum={sum} />
}
