import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import { EntryMeetingPage } from '../components/award/meeting/entry-meeting-page.tsx'
import { meetingPath } from '../components/award/meeting/meeting-view.ts'
import { MEETING } from '../content/award/meeting.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { correctForm, postForm } from '../forms/award/meeting.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import { correctPost, post } from '../services/award/meeting/deliberation.server.ts'
import { entryMeetingPage } from '../services/award/meeting/entry-page.server.ts'
import { contextIn } from '../services/award/meeting/meeting-context.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

interface Params {
  readonly award?: string
  readonly stage?: string
  readonly entry?: string
}

const placeOf = ({ award = '', stage = '', entry = '' }: Params) => ({ award, stage, entry })
const addressOf = ({ award, stage, entry }: ReturnType<typeof placeOf>) => meetingPath(award, `/${stage}/${entry}`)

export const loader = guardedPage({ needs: 'award.deliberate', ofAward: true }, async (given) => {
  const { visit, language, params } = given
  const { db } = await installation()
  const context = await contextIn(db, given)
  const view = found(await entryMeetingPage(db, visit, context, params['entry'] ?? '', language))
  return forDocument({ language, view })
})

const SPEAK = { needs: 'award.score', ofAward: true } as const

export const action = mutations({
  post: intent({
    ...SPEAK,
    form: postForm,
    async run({ form: { words, said }, visit, params }) {
      const place = placeOf(params)
      const done = await post((await installation()).db, visit, { ...place, text: words, said })
      return done.ok ? { goTo: `${addressOf(place)}#${done.id}` } : { ...asProblems(done), status: 409 as const }
    },
  }),
  correct: intent({
    ...SPEAK,
    form: correctForm,
    async run({ form: { words, post: id }, visit, params }) {
      const place = placeOf(params)
      const done = await correctPost((await installation()).db, visit, { ...place, post: id, text: words })
      return done.ok ? { goTo: `${addressOf(place)}#${id}` } : { ...asProblems(done), status: 409 as const }
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, MEETING.thread)

export default function Deliberation() {
  const answer = useActionData() as FormAnswer | undefined
  return <EntryMeetingPage view={useLoaderData<typeof loader>().view} answer={answer} />
}
