import { LitElement } from 'lit';

/** A component rendered into the page itself, so that one set of style sheets and ARIA references reach everything. */
export class LightElement extends LitElement {
  createRenderRoot() {
    return this;
  }
}
