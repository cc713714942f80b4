import { DESK, NEW_CASE } from '../../content/desk/desk.ts'
import { SectionNav } from '../accounts/section-nav.tsx'
import { useWords } from '../accounts/use-words.ts'

/** The pages of the desk, above each of them. */
export function DeskNav() {
  const say = useWords(DESK)
  const sayNew = useWords(NEW_CASE)
  return (
    <SectionNav
      label={say('label')}
      links={[
        { to: '/desk', words: say('title') },
        { to: '/desk/new', words: sayNew('title') },
      ]}
    />
  )
}
