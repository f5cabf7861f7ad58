import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pointerTo } from '../../src/model/pointer.ts'
import { type Selector, selectorErrors, selects } from '../../src/model/selector.ts'

const web: Selector = { in: { key: 'tier', values: ['web', 'app'] } }

describe('what a selector means', () => {
  test.each<[Selector, boolean]>([
    [web, true],
    [{ in: { key: 'tier', values: ['db'] } }, false],
    [{ in: { key: 'env', values: ['', 'web'] } }, false],
    [{ exists: 'tier' }, true],
    [{ exists: 'env' }, false],
    [{ exists: 'toString' }, false],
    [{ not: web }, false],
    [{ not: { in: { key: 'env', values: ['test'] } } }, true],
    [{ and: [web, { exists: 'owner' }] }, true],
    [{ and: [web, { exists: 'env' }] }, false],
    [{ or: [{ exists: 'env' }, web] }, true],
    [{ or: [{ exists: 'env' }, { exists: 'zone' }] }, false],
  ])('%o of tier=web, owner=: %s', (selector, isMember) => {
    expect(selects(selector, { tier: 'web', owner: '' })).toBe(isMember)
  })

  const tags = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2'))
  const { selector } = fc.letrec<{ selector: Selector }>((tie) => ({
    selector: fc.oneof(
      { depthSize: 'small' },
      fc.record({ exists: fc.constantFrom('a', 'b') }),
      fc.record({
        in: fc.record({ key: fc.constantFrom('a', 'b'), values: fc.constant(['1']) }),
      }),
      fc.record({ not: tie('selector') }),
      fc.record({ and: fc.array(tie('selector'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ or: fc.array(tie('selector'), { minLength: 1, maxLength: 3 }) }),
    ),
  }))

  test('what is not all is not any of the opposites, and the other way round', () => {
    const opposite = (one: Selector): Selector => ({ not: one })
    fc.assert(
      fc.property(fc.array(selector, { minLength: 1 }), tags, (parts, of) => {
        const none = { or: parts.map(opposite) }
        expect(selects({ not: { and: parts } }, of)).toBe(selects(none, of))
      }),
    )
  })
})

const wrongIn = (value: unknown): string[] =>
  selectorErrors(value).map(({ path, code }) => `${pointerTo(path)} ${code}`)

/** `not` around itself, so often. */
const deep = (times: number): unknown => (times === 0 ? { exists: 'a' } : { not: deep(times - 1) })

describe('what is a selector', () => {
  test.each([
    [web],
    [{ and: [web, { not: { or: [{ exists: 'a' }, web] } }] }],
    [deep(7)],
    [{ or: Array(63).fill({ exists: 'a' }) }],
    [{ in: { key: 'k', values: [''] } }],
  ])('%j', (value) => {
    expect(selectorErrors(value)).toEqual([])
  })

  test.each<[unknown, string[]]>([
    [undefined, [' wrong_type']],
    [null, [' wrong_type']],
    [[], [' wrong_type']],
    ['tier=web', [' wrong_type']],
    [{}, [' selector_not_one']],
    [{ exists: 'a', ...web }, [' selector_not_one']],
    [{ exists: 'a', nor: [] }, ['/nor unknown_field']],
    [{ nand: [] }, ['/nand unknown_field']],
    [{ and: web }, ['/and wrong_type']],
    [{ or: [] }, ['/or too_few_items']],
    [{ and: [web, 7, { not: null }] }, ['/and/1 wrong_type', '/and/2/not wrong_type']],
    [{ exists: '' }, ['/exists pattern_mismatch']],
    [{ exists: 'k'.repeat(129) }, ['/exists too_long']],
    [{ in: ['web'] }, ['/in wrong_type']],
    [{ in: {} }, ['/in/key wrong_type', '/in/values wrong_type']],
    [{ in: { key: 'a', values: 'web' } }, ['/in/values wrong_type']],
    [{ in: { key: 'a', values: [] } }, ['/in/values too_few_items']],
    [{ in: { key: 'a', values: Array(51).fill('x') } }, ['/in/values too_many_items']],
    [
      { in: { key: 'a', values: ['x', 1, 'x'.repeat(257)] } },
      ['/in/values/1 wrong_type', '/in/values/2 too_long'],
    ],
    [{ in: { key: 'a', values: ['x'], 'va/lue': 1 } }, ['/in/va~1lue unknown_field']],
    [deep(8), ['/not/not/not/not/not/not/not/not selector_too_deep']],
    [{ or: Array(64).fill({ exists: 'a' }) }, [' selector_too_large']],
    [{ or: Array(100_000).fill([]) }, [' selector_too_large']],
  ])('not %j', (value, wrong) => {
    expect(wrongIn(value)).toEqual(wrong)
  })

  test('the member that was meant is suggested', () => {
    expect(selectorErrors({ exist: 'tier' })).toMatchObject([{ suggestion: 'exists' }])
  })
})
