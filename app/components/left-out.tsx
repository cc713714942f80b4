import { useSpeech } from '../i18n/translate.ts'
import { Original } from './original.tsx'

export interface LeftOutPart {
  /** What the part of the address is called. */
  readonly name: string
  readonly value: string
  /** What the page has used in its place, where it had to use something. */
  readonly instead?: string | undefined
}

/** What an address asked for and the page did not follow, in one list: each part once, however often it stands there. */
export function LeftOut({ parts }: { parts: readonly LeftOutPart[] }) {
  const { t } = useSpeech()
  if (parts.length === 0) return null
  const byName = new Map<string, LeftOutPart[]>()
  for (const part of parts) byName.set(part.name, [...(byName.get(part.name) ?? []), part])
  return (
    <div className="notice">
      <p>{t('leftOut.title')}</p>
      <ul>
        {[...byName].map(([name, same]) => (
          <li key={name}>
            {name}
            {t('common.colon')}
            <Original text={[...new Set(same.map(({ value }) => value))].join(t('common.list'))} />
            {same[0]!.instead === undefined ? null : t('common.inBrackets', { text: same[0]!.instead })}
          </li>
        ))}
      </ul>
    </div>
  )
}
