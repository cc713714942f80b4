import { SECTIONS } from '../../content/accounts/sections.ts'
import { SectionNav } from './section-nav.tsx'
import { useWords } from './use-words.ts'

/** Above each page about one's own account. */
export function AccountNav() {
  const say = useWords(SECTIONS)
  return (
    <SectionNav
      label={say('account')}
      links={[
        { to: '/account', words: say('overview') },
        { to: '/account/password', words: say('password') },
        { to: '/account/second-factor', words: say('secondFactor') },
        { to: '/account/passkeys', words: say('passkeys') },
        { to: '/account/sessions', words: say('sessions') },
      ]}
    />
  )
}
