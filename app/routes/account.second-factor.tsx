import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import type { Visit } from '../access/visit.server.ts'
import { SecondFactorPage, type SecondFactorDone, type SetUpView } from '../components/accounts/second-factor-page.tsx'
import { SECOND_FACTOR } from '../content/accounts/second-factor.ts'
import { forDocument } from '../document-data.server.ts'
import { env } from '../env.server.ts'
import { ownAddress } from '../forms/accounts/next-address.ts'
import { emptyForm, setUpForm } from '../forms/accounts/second-factor.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { qrPath } from '../services/accounts/qr.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import {
  makeRecoveryCodes,
  newTotpSetup,
  secondFactorState,
  turnOffTotp,
  turnOnTotp,
  type TotpSetup,
} from '../services/accounts/second-factor.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

const page = { needs: 'own-account', beforeSecondFactor: true } as const

export const loader = guardedPage({ ...page, confirmedWithinMinutes: 15 }, async ({ visit, language, request }) => {
  const { db, key } = await installation()
  const query = new URL(request.url).searchParams
  const state = await secondFactorState(db, visit.visitor, env.REQUIRE_SECOND_FACTOR)
  const isSettingUp = !state.hasTotp || query.has('replace')
  const view = {
    ...state,
    turnedOff: query.has('off'),
    setUp: isSettingUp ? setUpView(newTotpSetup(key, visit.visitor, visit.now)) : null,
    next: ownAddress(query.get('next') ?? '') ?? null,
  }
  return forDocument({ language, view })
})

const form = { ...page, confirmedWithinMinutes: 60 } as const

export const action = mutations({
  on: intent<{ sealed: string; code: string }, SecondFactorDone>({
    ...form,
    form: setUpForm,
    secrets: ['code'],
    async run({ form: typed, visit }) {
      const answer = await turnOnTotp(await own(visit), typed)
      if (answer.ok) return { done: { kind: 'codes', codes: answer.codes, turnedOn: true } }
      const setup = 'setup' in answer ? answer.setup : undefined
      const problems = asProblems(answer, setup ? 'code' : '')
      return setup ? { ...problems, show: { kind: 'set-up', ...setUpView(setup) } } : problems
    },
  }),
  codes: intent<object, SecondFactorDone>({
    ...form,
    form: emptyForm,
    async run({ visit }) {
      const answer = await makeRecoveryCodes(await own(visit))
      return answer.ok ? { done: { kind: 'codes', codes: answer.codes, turnedOn: false } } : asProblems(answer)
    },
  }),
  off: intent({
    ...form,
    form: emptyForm,
    async run({ visit }) {
      const answer = await turnOffTotp(await own(visit))
      return answer.ok ? { goTo: '/account/second-factor?off=' } : asProblems(answer)
    },
  }),
})

async function own({ visitor, by }: Visit) {
  return { installation: await installation(), visitor, by, requiredOf: env.REQUIRE_SECOND_FACTOR }
}

function setUpView({ sealed, secret, address }: TotpSetup): SetUpView {
  return { sealed, secret, qr: qrPath(address) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, SECOND_FACTOR.title)

export default function SecondFactor() {
  const { view } = useLoaderData<typeof loader>()
  return <SecondFactorPage view={view} answer={useActionData() as FormAnswer<SecondFactorDone> | undefined} />
}
