import type { Words } from '#scoring/award/rules.ts'
import { OFFICE } from '../../content/award/office.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { GroupedNav, type SectionLink } from '../accounts/section-nav.tsx'
import { useWords } from '../accounts/use-words.ts'
import styles from './award-head.module.css'
import { useOfficePhaseWords, type OfficePhase } from './office-phase.ts'
import { RehearsalNote } from './rehearsal-note.tsx'

/** An award as each of its pages names it. */
export interface AwardName {
  readonly id: string
  readonly title: Words
  readonly state: 'draft' | 'open' | 'frozen' | 'notice' | 'final'
  readonly isRehearsal: boolean
}

/** The same with where it stands, as its office sees it. */
export interface OfficeName extends AwardName {
  readonly phase: OfficePhase
}

/** The pages of the award office, above each of them, with the award they are about. */
export function OfficeHead({ award, mayRun }: { readonly award: OfficeName; readonly mayRun: boolean }) {
  const say = useWords(OFFICE)
  const sayPhase = useOfficePhaseWords()
  const { language } = useSpeech()
  const office = `/awards/${award.id}/office`
  const run = (link: SectionLink) => (mayRun ? [link] : [])
  return (
    <>
      {award.isRehearsal ? <RehearsalNote award={award.id} words={say('rehearsal')} leads={mayRun} /> : null}
      <p className="soft">
        <a href={`/awards/${award.id}`}>{award.title[language]}</a>{' '}
        <span className={`tag ${styles['phase']}`}>{sayPhase(award.phase)}</span>
      </p>
      <GroupedNav
        label={say('nav')}
        groups={[
          {
            id: 'prepare',
            words: say('group.prepare'),
            links: [
              ...run({ to: `${office}/rules`, words: say('rules') }),
              { to: `${office}/entries`, words: say('entries'), withAllBelow: true },
              ...(award.isRehearsal ? [] : run({ to: `${office}/entrants`, words: say('entrants') })),
              ...run({ to: `${office}/duplicates`, words: say('duplicates') }),
              { to: `${office}/judges`, words: say('judges'), withAllBelow: true },
              ...run({ to: `${office}/observers`, words: say('observers') }),
              ...run({ to: `${office}/calibration`, words: say('calibration') }),
              ...run({ to: `${office}/plan`, words: say('plan'), withAllBelow: true }),
              ...run({ to: `${office}/rehearsal`, words: say('rehearse') }),
            ],
          },
          {
            id: 'judge',
            words: say('group.judge'),
            links: [
              { to: office, words: say('progress') },
              ...(award.isRehearsal
                ? []
                : run({ to: `${office}/reminders`, words: say('reminders'), withAllBelow: true })),
              ...run({ to: `${office}/paper`, words: say('paper'), withAllBelow: true }),
              ...run({ to: `${office}/timetable`, words: say('timetable') }),
              ...(award.state === 'draft' ? [] : [{ to: `/awards/${award.id}/meeting`, words: say('meeting') }]),
            ],
          },
          {
            id: 'decide',
            words: say('group.decide'),
            links: [
              { to: `${office}/result`, words: say('result') },
              { to: `${office}/lots`, words: say('lots') },
              ...(award.state === 'notice' || award.state === 'final'
                ? [{ to: `${office}/objections`, words: say('objections') }]
                : []),
              { to: `${office}/exports`, words: say('exports') },
            ],
          },
        ]}
      />
    </>
  )
}
