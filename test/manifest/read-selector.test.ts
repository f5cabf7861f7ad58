import { expect, test } from 'vitest'
import { faultsIn, manifestOf } from '../support/manifest.ts'

const GROUP = 'kind: endpointGroup\nname: web\nvpcId: vpc/prod\n'

test('a selector is written as the API has it', () => {
  const text = `${GROUP}selector:
  and:
    - in: { key: tier, values: [web, app] }
    - not: { exists: retired }
`
  expect(manifestOf(text).entries[0]?.body).toMatchObject({
    selector: {
      and: [{ in: { key: 'tier', values: ['web', 'app'] } }, { not: { exists: 'retired' } }],
    },
  })
})

test('what is wrong inside has the place of the part', () => {
  const text = `${GROUP}selector:
  and:
    - in: { key: tier, values: [7] }
    - exist: retired
`
  const places = faultsIn(text).map((fault) => fault.replace(/^[^:]*:|: .*/g, ''))
  expect(places).toEqual(['6:33', '7:14'])
})
