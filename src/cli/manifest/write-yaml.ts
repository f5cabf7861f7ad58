import { Document, isCollection, isMap, isSeq, visit } from 'yaml'

/** What fits is written on one line. */
const LINE_MAX = 96

/** A manifest as YAML: one resource after the other, what is inside of them on lines of their own. */
export function manifestYaml(name: string, resources: readonly object[]): string {
  const document = new Document({ manifest: name, resources })
  visit(document, {
    Collection(_key, node, path) {
      const isInside = path.length > 4
      if (!isInside || !isCollection(node)) return
      const isFlat = node.items.every((item) => !isMap(item) && !isSeq(item))
      const { length } = JSON.stringify(node.toJSON())
      if (length <= LINE_MAX || isFlat) node.flow = true
    },
  })
  return document.toString({ lineWidth: 100, flowCollectionPadding: true })
}
