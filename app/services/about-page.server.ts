import type { AboutView } from '../components/about/about-page.tsx'
import { ABOUT } from '../content/about.ts'
import type { Language } from '../i18n/languages.ts'

/** The about page in one language. */
export function aboutPage(language: Language): AboutView {
  return {
    sections: ABOUT.map(({ id, title, paragraphs }) => ({
      id,
      title: title[language],
      paragraphs: paragraphs.map((paragraph) => paragraph[language]),
    })),
  }
}
