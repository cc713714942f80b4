import type { FormAnswer } from '../../../../access/form-answer.ts'
import { INVITE } from '../../../../content/award/office-invite.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { FormProblems } from '../../../accounts/field.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import { OfficeHead } from '../../award-head.tsx'
import { judgesAddress } from '../judges/judges-view.ts'
import { InvitationCards } from './invitation-cards.tsx'
import type { ManyDone, ManyView } from './invite-view.ts'
import { ListForm } from './list-form.tsx'
import { ListPreviewPart } from './list-preview.tsx'

interface ManyPageProps {
  readonly view: ManyView
  readonly answer: FormAnswer<ManyDone> | undefined
}

/** Inviting many judges at once: a list, what it would do, and then who was invited. */
export function ManyPage({ view, answer }: ManyPageProps) {
  const say = useWords(INVITE)
  const { t } = useSpeech()
  const done = answer?.done
  const made = done && 'made' in done ? done.made : undefined
  const preview = done && 'preview' in done ? done.preview : undefined
  return (
    <>
      <OfficeHead award={view.award} mayRun />
      <p className="no-print">
        <a href={judgesAddress(view.award.id)}>← {say('back')}</a>
      </p>
      <h1>{say(made ? 'doneTitle' : preview ? 'previewTitle' : 'manyTitle')}</h1>
      {/* What is wrong with a field stands at the field. */}
      <FormProblems problems={answer?.problems} />
      {made ? (
        <div className="no-print">
          {made.existing.length === 0 ? null : (
            <p role="status">{say('doneExisting', { list: made.existing.join(t('common.list')) })}</p>
          )}
          <p className="notice">{say('sheetOnce')}</p>
        </div>
      ) : null}
      {made ? <InvitationCards award={view.award.title} cards={made.cards} /> : null}
      {preview ? <ListPreviewPart view={view} preview={preview} /> : null}
      {made || preview || !view.canChange ? null : <p className="lead">{say('manyLead')}</p>}
      {made || !view.canChange ? null : <ListForm view={view} preview={preview} answer={answer} />}
    </>
  )
}
