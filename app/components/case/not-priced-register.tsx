import { useSpeech } from '../../i18n/translate.ts'
import { EvidenceRefs } from '../evidence-refs.tsx'
import { quantityText } from '../quantity-text.ts'
import { reasonText } from '../reason-text.ts'
import { ScrollTable } from '../scroll-table.tsx'
import type { NetRowView } from './case-view.ts'
import styles from './not-priced-register.module.css'
import { tonnesText } from './valued-row.tsx'

/** Everything the case counts and does not price, with the reason in words: a blank is not a zero. */
export function NotPricedRegister({ rows }: { rows: readonly NetRowView[] }) {
  const speech = useSpeech()
  const { t, language } = speech
  return (
    <>
      <h3 id="not-priced">{t('case.net.register')}</h3>
      <p className="soft">{t('case.net.register.lead')}</p>
      <ScrollTable title={t('case.net.register')} stacked>
        <thead>
          <tr>
            <th scope="col">{t('case.net.col.outcome')}</th>
            <th scope="col">{t('case.net.col.quantity')}</th>
            <th scope="col">{t('case.net.col.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} id={`row-${row.id}`}>
              <th scope="row" className={styles['outcome']}>
                {row.label}
                <div className="small soft">
                  {t(`outcomeKind.${row.kind}`)} · {t(`side.${row.side}`)} · {t(`sign.${row.sign}`)}
                </div>
              </th>
              <td className={styles['quantity']}>
                {row.quantity
                  ? quantityText(row.quantity.value, row.quantity.unit, row.quantity.qualifier, speech)
                  : t('common.notDisclosed')}
                <EvidenceRefs ids={row.evidence} />
                {row.physical && row.physical.unit !== row.quantity?.unit ? (
                  <div className="small soft">
                    {t('case.net.physical', {
                      value: `${tonnesText(row.physical, language)} ${t(`unit.${row.physical.unit}`)}`,
                    })}
                  </div>
                ) : null}
              </td>
              <td className={styles['why']}>
                {row.code ? t(`code.${row.code}`) : null}
                {row.reason ? <div className="small soft">{row.reason}</div> : null}
                {row.reasons.map((reason) => (
                  <div key={JSON.stringify(reason)} className="small soft">
                    {reasonText(reason, speech)}
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </>
  )
}
