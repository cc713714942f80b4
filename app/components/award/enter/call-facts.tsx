import { ENTER } from '../../../content/award/enter.ts'
import { RULES } from '../../../content/award/rules.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { zoneName } from '../../../i18n/zoned-time.ts'
import { useWords } from '../../accounts/use-words.ts'
import { AwardMoment } from '../award-moment.tsx'
import { OwnMoment } from '../judge/own-moment.tsx'
import type { CallView } from './enter-view.ts'
import styles from './enter.module.css'

/** Until when entries are taken, what they have to hold, and by which clock. */
export function CallFacts({ call, timeZone }: { readonly call: CallView; readonly timeZone: string }) {
  const say = useWords(ENTER)
  const sayRules = useWords(RULES)
  const { language, t } = useSpeech()
  return (
    <>
      <dl className="facts">
        <dt>{say('opens')}</dt>
        <dd>
          <AwardMoment at={call.opensAt} timeZone={timeZone} />
        </dd>
        <dt>{say('closes')}</dt>
        <dd>
          <AwardMoment at={call.closesAt} timeZone={timeZone} />
          <OwnMoment at={call.closesAt} timeZone={timeZone} />
        </dd>
        {call.lastAt === call.closesAt ? null : (
          <>
            <dt>{say('lastAt')}</dt>
            <dd>
              <AwardMoment at={call.lastAt} timeZone={timeZone} />
            </dd>
          </>
        )}
        <dt>{say('needs')}</dt>
        <dd>{call.needs.map((need) => sayRules(`need.${need}`)).join(t('common.list'))}</dd>
        <dt>{say('most')}</dt>
        <dd>{call.most === 1 ? say('mostOne') : say('mostMany', { most: call.most })}</dd>
      </dl>
      <p className="small soft">{say('clock', { zone: zoneName(language, timeZone, call.closesAt) })}</p>
      {call.note[language] === '' ? null : <p className={styles['note']}>{call.note[language]}</p>}
    </>
  )
}
