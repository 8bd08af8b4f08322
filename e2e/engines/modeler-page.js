// A modeler for Camunda 8 as Camunda's own is made, with one task to which the page's template is applied.
import Modeler from 'bpmn-js/lib/Modeler';
import { CloudElementTemplatesPropertiesProviderModule } from 'bpmn-js-element-templates';
import {
  BpmnPropertiesPanelModule,
  BpmnPropertiesProviderModule,
  ZeebePropertiesProviderModule,
} from 'bpmn-js-properties-panel';
import behaviors from 'camunda-bpmn-js-behaviors/lib/camunda-cloud';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import '@bpmn-io/properties-panel/dist/assets/properties-panel.css';
import 'bpmn-js-element-templates/dist/assets/element-templates.css';

const modeler = new Modeler({
  container: '#canvas',
  propertiesPanel: { parent: '#properties' },
  additionalModules: [
    BpmnPropertiesPanelModule,
    BpmnPropertiesProviderModule,
    ZeebePropertiesProviderModule,
    CloudElementTemplatesPropertiesProviderModule,
    behaviors,
  ],
  moddleExtensions: { zeebe },
});

// Resolves to what the modeler has against the template
window.opened = async (diagram, template, task) => {
  const refused = [];
  modeler.get('eventBus').on('elementTemplates.errors', ({ errors }) => refused.push(...errors.map(String)));
  await modeler.importXML(diagram);
  modeler.get('elementTemplatesLoader').setTemplates([template]);
  const templates = modeler.get('elementTemplates');
  templates.applyTemplate(modeler.get('elementRegistry').get(task), templates.get(template.id, template.version));
  return refused;
};

window.selected = (task) => {
  modeler.get('selection').deselect(modeler.get('elementRegistry').get(task));
  modeler.get('selection').select(modeler.get('elementRegistry').get(task));
};

window.exported = async () => (await modeler.saveXML({ format: true })).xml;
