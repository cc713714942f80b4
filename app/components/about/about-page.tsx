import { useSpeech } from '../../i18n/translate.ts'

export interface AboutView {
  readonly sections: readonly { readonly id: string; readonly title: string; readonly paragraphs: readonly string[] }[]
}

/** Who runs this, where the facts come from, and how a mistake is put right. */
export function AboutPage({ view }: { view: AboutView }) {
  const { t } = useSpeech()
  return (
    <article>
      <h1>{t('about.title')}</h1>
      <p className="lead">{t('site.tagline')}</p>
      {view.sections.map(({ id, title, paragraphs }) => (
        <section key={id} aria-labelledby={id}>
          <h2 id={id}>{title}</h2>
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
      <p>
        <a href="/methods">{t('nav.methods')}</a> · <a href="/glossary">{t('nav.glossary')}</a> ·{' '}
        <a href="/cases">{t('nav.cases')}</a>
      </p>
    </article>
  )
}
