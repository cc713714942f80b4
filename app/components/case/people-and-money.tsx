import { formatCny, formatDate, formatShort } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { EvidenceRefs } from '../evidence-refs.tsx'
import { Original } from '../original.tsx'
import type { CaseView } from './case-view.ts'

/** Who works with whom, whose money it is, and where the project can be seen. */
export function PeopleAndMoney({ view }: { view: CaseView }) {
  const { t, language } = useSpeech()
  const money = view.funding.length + view.spending.length + view.foundations.length
  const visible = view.assets.length + view.accounts.length + view.newsLog.length
  return (
    <section aria-labelledby="partners">
      <h2 id="partners">{t('case.partners')}</h2>
      {view.partners.length === 0 ? <p>{t('common.notKnown')}</p> : null}
      <ul>
        {view.partners.map((partner) => (
          <li key={partner.name + partner.role}>
            {partner.name}
            {partner.count ? ` (${formatShort(language, partner.count)})` : ''}
            <span className="soft">
              {' '}
              · {t(`sector.${partner.sector}`)} · {partner.role}
            </span>
            {partner.affiliate ? <span className="tag"> {t('case.affiliate')}</span> : null}
            <EvidenceRefs ids={partner.evidence} />
            {partner.agreement ? (
              <div className="small soft">
                {t('case.agreement', {
                  date: formatDate(language, partner.agreement.signed),
                  parties: partner.agreement.parties,
                })}
              </div>
            ) : null}
          </li>
        ))}
      </ul>

      <h3 id="money">{t('case.money')}</h3>
      {money === 0 ? <p>{t('case.money.none')}</p> : null}
      <ul>
        {view.funding.map((item) => (
          <li key={item.label}>
            {item.label}
            {item.amountCny === null
              ? ''
              : `${t('common.colon')}${t(`common.${item.qualifier}`, { value: formatCny(language, item.amountCny) })}`}
            <span className="soft">
              {' '}
              · {t(`fundingScope.${item.scope}`)} · {item.payer}
              {item.year ? ` · ${item.year}` : ''}
            </span>
            <EvidenceRefs ids={item.evidence} />
          </li>
        ))}
        {view.spending.map((item) => (
          <li key={item.statement}>
            {t('case.money.spending')}
            {t('common.colon')}
            {item.statement}
            <span className="soft"> · {t(`spending.${item.detail}`)}</span>
            <EvidenceRefs ids={item.evidence} />
          </li>
        ))}
        {view.foundations.map((item) => (
          <li key={item.name + item.role}>
            {item.name}
            <span className="soft"> · {t(`foundationRole.${item.role}`)}</span>
            {item.amountCny === null ? '' : ` · ${formatCny(language, item.amountCny)}`}
            {item.statement ? <span className="soft"> · {item.statement}</span> : null}
            <EvidenceRefs ids={item.evidence} />
          </li>
        ))}
      </ul>

      {visible > 0 ? (
        <>
          <h3>{t('case.visibility')}</h3>
          <ul>
            {view.assets.map((item) => (
              <li key={item.label + item.kind}>
                {item.label}
                <span className="soft"> · {t(`asset.${item.kind}`)}</span>
                <EvidenceRefs ids={item.evidence} />
              </li>
            ))}
            {view.accounts.map((item) => (
              <li key={item.label}>
                {item.label}
                <span className="soft">
                  {' · '}
                  {item.followers === null && item.reads === null ? t('case.followers.unknown') : null}
                  {item.followers === null ? null : t('case.followers', { n: formatShort(language, item.followers) })}
                  {item.followers !== null && item.reads !== null ? t('common.list') : null}
                  {item.reads === null ? null : t('case.reads', { n: formatShort(language, item.reads) })}
                </span>
                <EvidenceRefs ids={item.evidence} />
              </li>
            ))}
            {view.newsLog.map((log) => (
              <li key={log.query + log.date}>
                <q>
                  <Original text={log.query} />
                </q>
                {t('common.list')}
                {t('case.search.log', { date: formatDate(language, log.date), n: log.distinctDomains })}
                <span className="soft">
                  {' '}
                  · {t(log.scope === 'live-web' ? 'case.search.live' : 'case.search.stored')}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}
