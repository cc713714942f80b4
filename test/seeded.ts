import fc from 'fast-check'

/**
 * Every property is tried on the same examples in each run, so that a change is what turns it red and not the day. To
 * look elsewhere: `PROPERTY_SEED=$RANDOM npm run test:unit`.
 */
fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 20_261_122) })
