import { PAGES } from '../../content/desk/pages.ts'
import { useWords } from '../accounts/use-words.ts'
import { DeskPages } from './desk-pages.tsx'

interface NumberedPagesProps {
  readonly page: number
  readonly pages: number
  readonly addressOf: (page: number) => string
}

/** The way from page to page of a list whose pages are counted. */
export function NumberedPages({ page, pages, addressOf }: NumberedPagesProps) {
  const say = useWords(PAGES)
  return (
    <DeskPages
      previous={page > 1 ? addressOf(page - 1) : null}
      next={page < pages ? addressOf(page + 1) : null}
      words={{
        label: say('pages'),
        previous: say('previous'),
        next: say('next'),
        position: say('position', { page, pages }),
      }}
    />
  )
}
