import type { FormAnswer } from '../../../../access/form-answer.ts'
import { INVITATIONS } from '../../../../content/accounts/invitations.ts'
import { INVITE } from '../../../../content/award/office-invite.ts'
import { columnWord } from '../../../../forms/award/column-word.ts'
import { JUDGE_COLUMNS } from '../../../../forms/award/judge-list.ts'
import { LANGUAGES } from '../../../../i18n/languages.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { Select } from '../../../accounts/select.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import { Area } from '../../../desk/area.tsx'
import { SentenceGap } from '../../../sentence-gap.tsx'
import entries from '../entries/entries.module.css'
import type { ListPreview, ManyView } from './invite-view.ts'

interface ListFormProps {
  readonly view: ManyView
  /** As it was looked at: it is changed here. */
  readonly preview: ListPreview | undefined
  readonly answer: FormAnswer<unknown> | undefined
}

/** Where a list of judges is pasted or uploaded. */
export function ListForm({ view, preview, answer }: ListFormProps) {
  const say = useWords(INVITE)
  const sayInvitation = useWords(INVITATIONS)
  const { t, language } = useSpeech()
  const typed = answer?.typed ?? {}
  const named = (list: ManyView['groups']) => list.map(({ id, title }) => `${id} (${title[language]})`).join(t('common.list')) // prettier-ignore
  return (
    <>
      {preview ? <h2 id="list">{say('change')}</h2> : null}
      <p>
        {say('manyColumns', {
          columns: view.columns.map((column) => columnWord(JUDGE_COLUMNS[column], language)).join(t('common.list')),
        })}
      </p>
      <p className="small soft">
        {say('groupsAre', { list: named(view.groups) })}
        <SentenceGap />
        {say('categoriesAre', { list: named(view.categories) })}
      </p>
      {view.hasMail ? null : <p className="small soft">{sayInvitation('noMail')}</p>}
      <form method="post" encType="multipart/form-data">
        <input type="hidden" name="intent" value="preview" />
        <p className={entries['file']}>
          <label htmlFor="file">{say('file')}</label>
          <input id="file" name="file" type="file" accept=".csv,text/csv,text/plain" />
        </p>
        <Area
          name="list"
          label={say('paste')}
          rows={8}
          value={preview?.list ?? typed['list']}
          problems={answer?.problems}
          maxLength={400_000}
          required={false}
        />
        <Select
          name="language"
          label={say('language')}
          value={preview?.language ?? typed['language'] ?? language}
          options={LANGUAGES.map((one) => [one, sayInvitation(one)] as const)}
        />
        <button>{say('preview')}</button>
      </form>
    </>
  )
}
