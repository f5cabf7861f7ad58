/**
 * The OpenAPI 3.1 document, made from the same endpoints and fields that serve the requests.
 *
 * @module
 */

import { API_KINDS } from '../../model/kinds.ts'
import { ENDPOINTS } from '../endpoints.ts'
import { PUBLIC_PAGES } from '../public-pages.ts'
import { LICENSE_NAME, VERSION } from './about.ts'
import { components } from './components.ts'
import { type Examples, loadExamples } from './examples.ts'
import { operationObject, publicOperationObject } from './operation-object.ts'

/** A tree without shared branches: YAML would write those as aliases, which many readers refuse. */
export const openApiDocument = (examples: Examples = {}): Readonly<Record<string, unknown>> =>
  JSON.parse(JSON.stringify(description(examples)))

/** With the examples, as it is published. */
export const fullOpenApiDocument = async (): Promise<Readonly<Record<string, unknown>>> =>
  openApiDocument(await loadExamples())

function description(examples: Examples): Readonly<Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const page of PUBLIC_PAGES) {
    paths[page.path] = { get: publicOperationObject(page) }
  }
  for (const endpoint of ENDPOINTS) {
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: operationObject(endpoint, examples[endpoint.id]),
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Weft',
      version: VERSION,
      summary: 'A network that answers why.',
      description:
        'Networks as a service: create them, ask whether packets arrive, and read why. Every answer carries `X-Request-Id`; every refusal is a problem (RFC 9457) with a stable `code`.',
      license: LICENSE_NAME,
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }],
    tags: [
      ...API_KINDS.map(({ plural, doc }) => ({ name: plural, description: doc })),
      { name: 'usage', description: 'How much of each limit is used.' },
      { name: 'traces', description: 'Questions to the network, answered hop by hop.' },
      { name: 'service', description: 'About the service itself; needs no token.' },
    ],
    paths,
    components: components(paths),
  }
}
