import { scriptLanguage } from '../../i18n/script-language.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { ScrollTable } from '../scroll-table.tsx'
import styles from './api-page.module.css'

export interface ApiPageView {
  readonly addresses: readonly { readonly address: string; readonly says: string }[]
  readonly parameters: readonly {
    readonly name: string
    readonly says: string
    /** Empty where any text or number may be given. */
    readonly values: readonly string[]
  }[]
  readonly examples: readonly { readonly says: string; readonly command: string }[]
  readonly sections: readonly { readonly id: string; readonly title: string; readonly paragraphs: readonly string[] }[]
  readonly problems: readonly {
    readonly code: string
    readonly status: number
    readonly title: string
    readonly detail: string
  }[]
}

/** The interface for programs: addresses, parameters, limits and problems. */
export function ApiPage({ view }: { view: ApiPageView }) {
  const { t } = useSpeech()
  return (
    <article>
      <h1>{t('api.title')}</h1>
      <p className="lead">{t('api.lead')}</p>
      <dl className={styles['addresses']}>
        {view.addresses.map(({ address, says }) => (
          <div key={address}>
            <dt>
              {address.includes('{') ? (
                <code>{address}</code>
              ) : (
                <a href={address}>
                  <code>{address}</code>
                </a>
              )}
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      <h2 id="examples">{t('api.examples')}</h2>
      {view.examples.map(({ says, command }) => (
        <figure key={command} className={styles['example']}>
          <figcaption>{says}</figcaption>
          <pre>
            <code translate="no" lang={scriptLanguage(command)}>
              {command}
            </code>
          </pre>
        </figure>
      ))}
      <h2 id="parameters">{t('api.parameters')}</h2>
      <p>{t('api.parameters.how')}</p>
      <ScrollTable title={t('api.parameters')} stacked>
        <thead>
          <tr>
            <th scope="col">{t('api.col.name')}</th>
            <th scope="col">{t('api.col.meaning')}</th>
            <th scope="col">{t('api.col.values')}</th>
          </tr>
        </thead>
        <tbody>
          {view.parameters.map(({ name, says, values }) => (
            <tr key={name} id={`parameter-${name}`}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>{says}</td>
              <td className={styles['values']}>{values.length > 0 ? <Values values={values} /> : null}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      {view.sections.map(({ id, title, paragraphs }) => (
        <section key={id} aria-labelledby={id}>
          <h2 id={id}>{title}</h2>
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
      <h2 id="problems">{t('api.problems')}</h2>
      <ScrollTable title={t('api.problems')} stacked>
        <thead>
          <tr>
            <th scope="col">code</th>
            <th scope="col" className="num">
              {t('api.col.status')}
            </th>
            <th scope="col">{t('api.col.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {view.problems.map(({ code, status, title, detail }) => (
            <tr key={code} id={code}>
              <th scope="row" className="nowrap">
                <code>{code}</code>
              </th>
              <td className="num">{status}</td>
              <td>
                <strong>{title}</strong>
                <br />
                {detail}
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </article>
  )
}

function Values({ values }: { values: readonly string[] }) {
  return values.map((value) => (
    <code key={value} className={styles['value']}>
      {value}
    </code>
  ))
}
