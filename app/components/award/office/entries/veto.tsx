import type { FormAnswer } from '../../../../access/form-answer.ts'
import { VETO } from '../../../../content/award/veto.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { Field } from '../../../accounts/field.tsx'
import form from '../../../accounts/form.module.css'
import { Select } from '../../../accounts/select.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import type { VetoView } from './entries-view.ts'

interface VetoProps {
  readonly view: VetoView
  readonly answer: FormAnswer | undefined
}

/** What stands against an entry, and the forms by which it is vetoed and let in again. */
export function Veto({ view, answer }: VetoProps) {
  const say = useWords(VETO)
  const { language } = useSpeech()
  return (
    <>
      <h2 id="veto">{say('title')}</h2>
      <p>{say('what')}</p>
      {view.standing.map(({ ground, title, foundOn, source }) => (
        <p key={ground} className="notice">
          <strong>{title[language]}</strong> {say('stands', { foundOn, source: source ?? say('erased') })}
        </p>
      ))}
      {view.standing.length === 0 ? null : (
        <>
          <h3>{say('liftTitle')}</h3>
          <Lift view={view} answer={answer} />
        </>
      )}
      {view.grounds.length === 0 ? null : (
        <>
          <h3>{say('vetoTitle')}</h3>
          <VetoForm view={view} answer={answer} />
        </>
      )}
    </>
  )
}

function Lift({ view, answer }: VetoProps) {
  const say = useWords(VETO)
  const { language } = useSpeech()
  const own = answer?.typed['intent'] === 'lift-veto' ? answer : undefined
  return (
    <form method="post" className={form['form']}>
      <input type="hidden" name="intent" value="lift-veto" />
      <Select
        name="lifted"
        label={say('ground')}
        problems={own?.problems}
        value={own?.typed['lifted']}
        options={view.standing.map(({ ground, title }) => [ground, title[language]] as const)}
      />
      <Field
        name="liftReason"
        label={say('liftReason')}
        problems={own?.problems}
        value={own?.typed['liftReason']}
        maxLength={500}
      />
      <button className="quiet">{say('lift')}</button>
    </form>
  )
}

function VetoForm({ view, answer }: VetoProps) {
  const say = useWords(VETO)
  const { language } = useSpeech()
  const own = answer?.typed['intent'] === 'veto' ? answer : undefined
  return (
    <form method="post" className={form['form']}>
      <input type="hidden" name="intent" value="veto" />
      <Select
        name="ground"
        label={say('ground')}
        problems={own?.problems}
        value={own?.typed['ground']}
        options={view.grounds.map(({ id, title }) => [id, title[language]] as const)}
      />
      <Field
        name="vetoSource"
        label={say('source')}
        hint={say('sourceHint')}
        problems={own?.problems}
        value={own?.typed['vetoSource']}
        maxLength={500}
      />
      <Field
        name="foundOn"
        type="date"
        label={say('foundOn')}
        problems={own?.problems}
        value={own?.typed['foundOn'] ?? view.today}
      />
      <button className={form['danger']}>{say('veto')}</button>
    </form>
  )
}
