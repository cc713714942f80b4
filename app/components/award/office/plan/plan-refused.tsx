import type { Refusal } from '#scoring/result.ts'
import { PLAN } from '../../../../content/award/office-plan.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { useWords } from '../../../accounts/use-words.ts'
import { usePlanNames } from './plan-names.ts'

const KNOWN = ['no-entries', 'no-judges', 'too-few-judges', 'too-little-room', 'over-cap', 'not-open', 'stage-gone', 'stage-closed', 'ballot', 'redacted-missing', 'plan-failed'] as const // prettier-ignore

/** Why there is no plan, and what would allow one. */
export function PlanRefused({ why }: { readonly why: Refusal }) {
  const say = useWords(PLAN)
  const names = usePlanNames()
  const { t } = useSpeech()
  const { code, detail } = why
  const known = KNOWN.find((one) => one === code)
  const named = (value: string | number | undefined, nameOf: (id: string) => string) =>
    String(value ?? '')
      .split(', ')
      .map(nameOf)
      .join(t('common.list'))
  const values = {
    ...detail,
    code,
    entry: named(detail['entry'], names.entry),
    entries: named(detail['entries'], names.entry),
    judge: named(detail['judge'], names.judge),
  }
  return (
    <section className="notice" aria-labelledby="refused">
      <h2 id="refused">{say('refusedTitle')}</h2>
      <p>{known ? say(`refused.${known}`, values) : say('refused.other', values)}</p>
    </section>
  )
}
