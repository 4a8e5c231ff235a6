import "./workbook/frame.js"
import "./workbook/search.js"
import "./workbook/filters.js"
import "./workbook/sheet.js"
