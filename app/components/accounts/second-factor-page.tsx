import type { FormAnswer } from '../../access/form-answer.ts'
import { SECOND_FACTOR } from '../../content/accounts/second-factor.ts'
import { AccountNav } from './account-nav.tsx'
import { CodeField } from './code-field.tsx'
import { FormProblems } from './field.tsx'
import form from './form.module.css'
import { QrCode } from './qr-code.tsx'
import styles from './second-factor.module.css'
import { useWords } from './use-words.ts'

export interface SetUpView {
  readonly sealed: string
  readonly secret: string
  readonly qr: { readonly size: number; readonly path: string }
}

export interface SecondFactorView {
  readonly hasTotp: boolean
  readonly hasPasskey: boolean
  readonly codesLeft: number
  readonly isRequired: boolean
  readonly turnedOff: boolean
  /** A new secret, where one is to be set up. */
  readonly setUp: SetUpView | null
  /** Where the person was on the way to. */
  readonly next: string | null
}

export type SecondFactorDone =
  | { readonly kind: 'codes'; readonly codes: readonly string[]; readonly turnedOn: boolean }
  | ({ readonly kind: 'set-up' } & SetUpView)

type Answer = FormAnswer<SecondFactorDone> | undefined

export function SecondFactorPage({ view, answer }: { readonly view: SecondFactorView; readonly answer: Answer }) {
  const say = useWords(SECOND_FACTOR)
  const { done } = answer ?? {}
  if (done?.kind === 'codes') return <NewCodes codes={done.codes} turnedOn={done.turnedOn} next={view.next} />
  const setUp = done ?? view.setUp
  return (
    <>
      <AccountNav />
      <h1>{say('title')}</h1>
      {view.turnedOff && !answer ? (
        <p className="notice" role="status">
          {say('turnedOff')}
        </p>
      ) : null}
      {view.isRequired && !view.hasTotp && !view.hasPasskey ? (
        <div className="notice">
          <p>{say('required')}</p>
          <p>
            <a href={`/account/passkeys${view.next === null ? '' : `?${new URLSearchParams({ next: view.next })}`}`}>
              {say('orPasskey')}
            </a>
          </p>
        </div>
      ) : null}
      <p>{view.hasTotp ? say('isOn') : say('lead')}</p>
      <FormProblems
        problems={answer?.problems.map((problem) => (problem.field === 'sealed' ? { ...problem, field: '' } : problem))}
      />
      {setUp ? <SetUp setUp={setUp} again={view.hasTotp} answer={answer} /> : null}
      {view.hasTotp || view.hasPasskey ? <Codes left={view.codesLeft} /> : null}
      {view.hasTotp && !setUp ? <Off stays={view.isRequired && !view.hasPasskey} /> : null}
    </>
  )
}

function SetUp({
  setUp,
  again,
  answer,
}: {
  readonly setUp: SetUpView
  readonly again: boolean
  readonly answer: Answer
}) {
  const say = useWords(SECOND_FACTOR)
  return (
    <section aria-labelledby="set-up">
      <h2 id="set-up">{say(again ? 'setUpAgain' : 'setUp')}</h2>
      {again ? <p>{say('replaces')}</p> : null}
      <p>{say('scan')}</p>
      <div className={styles['picture']}>
        <QrCode {...setUp.qr} label={say('qrLabel')} />
      </div>
      <p>{say('orType')}</p>
      <p className={styles['secret']} data-secret translate="no">
        {setUp.secret}
      </p>
      <p className="small soft">{say('typeKind')}</p>
      <form method="post" className={form['form']}>
        <input type="hidden" name="intent" value="on" />
        <input type="hidden" name="sealed" value={setUp.sealed} />
        <CodeField label={say('thenCode')} hint={say('codeHint')} problems={answer?.problems} />
        <button>{say('turnOn')}</button>
      </form>
    </section>
  )
}

function Codes({ left }: { readonly left: number }) {
  const say = useWords(SECOND_FACTOR)
  return (
    <section aria-labelledby="codes">
      <h2 id="codes">{say('codes')}</h2>
      <p>{say('codesFor')}</p>
      <p className={left === 0 ? 'notice' : undefined}>
        {left === 0 ? say('codesNone') : say('codesLeft', { count: left })}
      </p>
      <form method="post">
        <input type="hidden" name="intent" value="codes" />
        <p>{say('makeNewSays')}</p>
        <button className="quiet">{say('makeNew')}</button>
      </form>
    </section>
  )
}

function Off({ stays }: { readonly stays: boolean }) {
  const say = useWords(SECOND_FACTOR)
  return (
    <section aria-labelledby="off">
      <h2 id="off">{say('off')}</h2>
      <p>
        <a href="/account/second-factor?replace=">{say('replace')}</a>
      </p>
      {stays ? (
        <p>{say('offRequired')}</p>
      ) : (
        <form method="post">
          <input type="hidden" name="intent" value="off" />
          <p>{say('offSays')}</p>
          <button className={form['danger']}>{say('offButton')}</button>
        </form>
      )}
    </section>
  )
}

function NewCodes({
  codes,
  turnedOn,
  next,
}: {
  readonly codes: readonly string[]
  readonly turnedOn: boolean
  readonly next: string | null
}) {
  const say = useWords(SECOND_FACTOR)
  return (
    <>
      <h1>{say('newCodes')}</h1>
      {turnedOn ? <p role="status">{say('newCodesOn')}</p> : null}
      <p>{say('newCodesSay')}</p>
      <ol className={styles['codes']} data-codes translate="no">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <p className="no-print">
        <a className="button" href={next ?? '/account/second-factor'}>
          {say('goOn')}
        </a>
      </p>
    </>
  )
}
