import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guardedPage } from '../access/guarded-page.server.ts'
import { QueuePage } from '../components/award/judge/queue-page.tsx'
import { judgePath } from '../components/award/judge/sheet-view.ts'
import { JUDGE } from '../content/award/judge.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { queuePage } from '../services/award/judging/queue.server.ts'
import { comesIn } from '../services/award/judges/comes-in.server.ts'

export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage(
  { needs: 'award.score', ofAward: true },
  async ({ visit, language, request, params }) => {
    const { db } = await installation()
    const award = params['award'] ?? ''
    const view = found(await queuePage(db, visit, award, language))
    comesIn(view.home, judgePath(award))
    return forDocument({ language, view, recused: new URL(request.url).searchParams.has('recused') })
  },
)

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, JUDGE.queue)

export default function Queue() {
  const { view, recused } = useLoaderData<typeof loader>()
  return <QueuePage {...view} recused={recused} />
}
