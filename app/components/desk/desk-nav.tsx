import { useContext } from 'react'
import { DESK, NEW_CASE } from '../../content/desk/desk.ts'
import { FIGURES } from '../../content/desk/figures.ts'
import { SOURCES } from '../../content/desk/sources.ts'
import { SENT_IN } from '../../content/desk/sent-in.ts'
import { SectionNav } from '../accounts/section-nav.tsx'
import { useWords } from '../accounts/use-words.ts'
import { AccountContext } from '../account-in-head.ts'

/** The pages of the desk, above each of them. */
export function DeskNav() {
  const say = useWords(DESK)
  const sayNew = useWords(NEW_CASE)
  const saySentIn = useWords(SENT_IN)
  const sayFigures = useWords(FIGURES)
  const saySources = useWords(SOURCES)
  const account = useContext(AccountContext)
  return (
    <SectionNav
      label={say('label')}
      links={[
        { to: '/desk', words: say('title') },
        { to: '/desk/new', words: sayNew('title') },
        ...(account?.canAnswerReaders ? [{ to: '/desk/sent-in', words: saySentIn('title') }] : []),
        { to: '/desk/figures', words: sayFigures('title') },
        { to: '/desk/sources', words: saySources('title') },
      ]}
    />
  )
}
