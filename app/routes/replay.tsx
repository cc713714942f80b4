import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { mutation } from '../access/mutation.server.ts'
import { ReplayPage } from '../components/award/result/replay-page.tsx'
import { REPLAY } from '../content/award/replay.ts'
import { forDocument } from '../document-data.server.ts'
import { MOST_PACKAGE_MEGABYTES, REPLAY_FORM } from '../forms/award/result-forms.ts'
import { dictionaryOf } from '../i18n/dictionaries.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems, refused } from '../services/accounts/refused.ts'
import { attemptReplay } from '../services/award/replay/replay-page.server.ts'
import type { ReplayView } from '../components/award/result/replay-view.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'anyone' }, ({ language }) =>
  Promise.resolve(forDocument({ language, limit: MOST_PACKAGE_MEGABYTES })),
)

export const action = mutation<{ seal: string }, ReplayView>({
  needs: 'anyone',
  ...REPLAY_FORM,
  async run({ form: { seal }, files, visit }) {
    const [file] = files['file'] ?? []
    if (!file) return asProblems(refused('package-missing'), 'file')
    const given = { bytes: file.bytes, seal: seal === '' ? undefined : seal }
    const replayed = await attemptReplay(await installation(), visit, given)
    return replayed.ok ? { done: replayed.view } : asProblems(replayed, 'file')
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        { title: `${REPLAY.title[data.language]} · ${dictionaryOf(data.language)['site.name']}` },
        { name: 'description', content: REPLAY.lead[data.language] },
      ]
    : []

export default function ReplayRoute() {
  const { limit } = useLoaderData<typeof loader>()
  return <ReplayPage limit={limit} answer={useActionData() as FormAnswer<ReplayView> | undefined} />
}
