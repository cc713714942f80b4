import { SECTIONS } from '../../content/accounts/sections.ts'
import { SectionNav } from './section-nav.tsx'
import { useWords } from './use-words.ts'

/** Above each page for administrators. */
export function AdminNav() {
  const say = useWords(SECTIONS)
  return (
    <SectionNav
      label={say('admin')}
      links={[
        { to: '/admin/people', words: say('people'), withAllBelow: true },
        { to: '/admin/invitations', words: say('invitations') },
        { to: '/admin/audit', words: say('audit') },
      ]}
    />
  )
}
