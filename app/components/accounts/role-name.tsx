import { WHOLE_SITE, type Grant } from '../../access/roles.ts'
import { ROLE_NAMES } from '../../content/accounts/roles.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { useWords } from './use-words.ts'

/** A role, and the award it holds for. */
export function RoleName({ grant: { role, scope } }: { readonly grant: Grant }) {
  const say = useWords(ROLE_NAMES)
  const { t } = useSpeech()
  if (scope === WHOLE_SITE) return <>{say(role)}</>
  return (
    <>
      {say(role)}
      {t('common.inBrackets', { text: scope.replace(/^award:/, '') })}
    </>
  )
}
