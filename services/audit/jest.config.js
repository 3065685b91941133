import { jestFor } from '../../jest.preset.js';

export default jestFor('audit');
