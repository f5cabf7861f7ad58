/**
 * What `cli` may not import, because it stands beside or above it; the binary's entry hands it in.
 *
 * @module
 */
export interface Factories {
  /** The OpenAPI document that the API's code describes. */
  openApiDocument(): Promise<object>
}
