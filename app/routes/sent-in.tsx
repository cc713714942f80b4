import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import { SentPage } from '../components/sent-in/sent-page.tsx'
import { SEND_IN } from '../content/sent-in.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { pageTitle } from '../page-title.ts'
import { secretIn } from '../secret-address.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { library } from '../services/library.server.ts'
import { eraseOwnSender, sentPage, takeBackSent } from '../services/sent-in/sent-page.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { secretAddressHeaders as headers } from '../secret-address.ts'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'anyone' }, async ({ language, request }) => {
  const view = found(await sentPage(await installation(), secretIn(request), await library(), language))
  const isNew = new URL(request.url).searchParams.has('new')
  return forDocument({ language, view: { ...view, isNew: isNew && view.state === 'waiting' } })
})

const nothing = z.object({})
const back = (secret: string) => ({ goTo: `/sent-in?${new URLSearchParams({ t: secret })}` })

export const action = mutations({
  'take-back': intent({
    needs: 'anyone',
    form: nothing,
    async run({ request, visit }) {
      const secret = secretIn(request)
      await takeBackSent(await installation(), secret, visit.now)
      return back(secret)
    },
  }),
  erase: intent({
    needs: 'anyone',
    form: nothing,
    async run({ request, visit }) {
      const secret = secretIn(request)
      await eraseOwnSender(await installation(), secret, visit.now)
      return back(secret)
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data, data?.view.kind === 'reply' ? SEND_IN.stateTitleReply : SEND_IN.stateTitleCorrection)

export default function Sent() {
  return <SentPage view={useLoaderData<typeof loader>().view} />
}
