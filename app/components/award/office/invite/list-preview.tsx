import { INVITE, JUDGE_FAULTS } from '../../../../content/award/office-invite.ts'
import { faultValues } from '../../../../forms/award/column-word.ts'
import { JUDGE_COLUMNS } from '../../../../forms/award/judge-list.ts'
import { formatExact } from '../../../../i18n/format.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { Listing } from '../../../accounts/listing.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import { TableFaults } from '../../table-faults.tsx'
import entries from '../entries/entries.module.css'
import type { ListPreview, ManyView } from './invite-view.ts'

interface ListPreviewPartProps {
  readonly view: ManyView
  readonly preview: ListPreview
}

/** What a list would do, line by line, with everything that is wrong in it, before anybody is invited. */
export function ListPreviewPart({ view, preview }: ListPreviewPartProps) {
  const say = useWords(INVITE)
  const sayFault = useWords(JUDGE_FAULTS)
  const { t, language } = useSpeech()
  const { rows, problems } = preview
  const titleOf = (list: ManyView['groups'], id: string) => list.find((one) => one.id === id)?.title[language] ?? id
  return (
    <>
      <p className="lead">
        {rows.length === 0 ? say('previewCountNone') : null}
        {rows.length === 1 ? say('previewCountOne') : null}
        {rows.length > 1 ? say('previewCount', { count: formatExact(language, rows.length) }) : null}{' '}
        {say('previewNothing')}
      </p>
      <div className={entries['ways']}>
        {rows.length === 0 || problems.length > 0 ? null : (
          <form method="post">
            <input type="hidden" name="intent" value="invite" />
            <input type="hidden" name="digest" value={preview.digest} />
            <input type="hidden" name="language" value={preview.language} />
            <textarea name="list" hidden readOnly defaultValue={preview.list} aria-hidden="true" tabIndex={-1} />
            <button>{say('confirm')}</button>
          </form>
        )}
        <a href="#list">{say('change')}</a>
      </div>
      {problems.length === 0 ? null : (
        <TableFaults
          summary={problems.length === 1 ? say('previewWrongOne') : say('previewWrong', { count: problems.length })}
          heads={[say('line'), say('problem')]}
          faults={problems.map((fault) => ({
            where: fault.line,
            what: sayFault(fault.code, faultValues(JUDGE_COLUMNS, fault, language, t('common.list'))),
          }))}
        />
      )}
      {rows.length === 0 ? null : (
        <Listing heads={[say('line'), say('judge'), say('group'), say('organisations'), say('expertise'), say('what')]}>
          {rows.map((row) => (
            <tr key={row.line}>
              <td data-head={say('line')} className="num">
                {row.line}
              </td>
              <td data-head={say('judge')}>
                {row.name} {row.isChair ? <span className="tag">{say('chair')}</span> : null}
                <br />
                <span className="small soft">{row.email}</span>
              </td>
              <td data-head={say('group')}>{titleOf(view.groups, row.group)}</td>
              <td data-head={say('organisations')}>
                {row.organisations.join(t('common.list')) || <span className="soft">{say('notGiven')}</span>}
              </td>
              <td data-head={say('expertise')}>
                {row.expertise.map((id) => titleOf(view.categories, id)).join(t('common.list')) || (
                  <span className="soft">{say('notGiven')}</span>
                )}
              </td>
              <td data-head={say('what')}>{say(row.hasAccount ? 'hasAccount' : view.hasMail ? 'letter' : 'shown')}</td>
            </tr>
          ))}
        </Listing>
      )}
    </>
  )
}
