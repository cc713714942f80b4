import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import type { Visit } from '../access/visit.server.ts'
import { PasskeysPage } from '../components/accounts/passkeys-page.tsx'
import { PASSKEYS } from '../content/accounts/passkeys.ts'
import { forDocument } from '../document-data.server.ts'
import { env } from '../env.server.ts'
import { ownAddress } from '../forms/accounts/next-address.ts'
import { removeForm, renameForm } from '../forms/accounts/passkey.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { ownPasskeys, removeOwnPasskey, renameOwnPasskey } from '../services/accounts/own-passkeys.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import { secondFactorState } from '../services/accounts/second-factor.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

const page = { needs: 'own-account', beforeSecondFactor: true } as const
const HAS = { added: 'hasAdded', renamed: 'hasRenamed', removed: 'hasRemoved' } as const

export const loader = guardedPage({ ...page, confirmedWithinMinutes: 15 }, async ({ visit, language, request }) => {
  const { db } = await installation()
  const query = new URL(request.url).searchParams
  const { isRequired, hasTotp, hasPasskey, codesLeft } = await secondFactorState(
    db,
    visit.visitor,
    env.REQUIRE_SECOND_FACTOR,
  )
  const passkeys = await ownPasskeys(db, visit.visitor)
  const view = {
    passkeys: passkeys.map(({ credentialId, name, createdAt, usedAt }) => {
      return { credentialId, name, createdAt, usedAt: usedAt ?? null }
    }),
    codesLeft,
    mustSetUp: isRequired && !hasTotp && !hasPasskey,
    has: HAS[query.get('has') as keyof typeof HAS] ?? null,
    next: ownAddress(query.get('next') ?? '') ?? null,
  }
  return forDocument({ language, view })
})

const form = { ...page, confirmedWithinMinutes: 60 } as const

export const action = mutations({
  rename: intent({
    ...form,
    form: renameForm,
    async run({ form: typed, visit }) {
      const answer = await renameOwnPasskey(await own(visit), typed)
      return answer.ok ? { goTo: '/account/passkeys?has=renamed' } : asProblems(answer)
    },
  }),
  remove: intent({
    ...form,
    form: removeForm,
    async run({ form: typed, visit }) {
      const answer = await removeOwnPasskey(await own(visit), typed.credentialId)
      return answer.ok ? { goTo: '/account/passkeys?has=removed' } : asProblems(answer)
    },
  }),
})

async function own({ visitor, by }: Visit) {
  return { installation: await installation(), visitor, by, requiredOf: env.REQUIRE_SECOND_FACTOR }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, PASSKEYS.title)

export default function Passkeys() {
  const { view } = useLoaderData<typeof loader>()
  return <PasskeysPage view={view} answer={useActionData() as FormAnswer | undefined} />
}
