/** United Kingdom: town, county, postcode area, dialling code, share. Streets are invented. */
export const gbTowns = `
Leeds|West Yorkshire|LS|0113|180
Bradford|West Yorkshire|BD|01274|110
Halifax|West Yorkshire|HX|01422|70
Huddersfield|West Yorkshire|HD|01484|80
Wakefield|West Yorkshire|WF|01924|80
Harrogate|North Yorkshire|HG|01423|50
York|North Yorkshire|YO|01904|60
Sheffield|South Yorkshire|S|0114|90
Manchester|Greater Manchester|M|0161|60
Oldham|Greater Manchester|OL|0161|40
Lancaster|Lancashire|LA|01524|20
Newcastle upon Tyne|Tyne and Wear|NE|0191|15
Cardiff|South Glamorgan|CF|029|6
Edinburgh|Midlothian|EH|0131|6
`

export const gbStreets = `Weavers|Mill Race|Coppice|Kestrel|Saddlers|Old Quarry|Chapel Hill|Rowan|Lamplighter|Canal Side|Fuller|Bluebell|Tannery|Dale View|Station|Beck|Priory|Larkfield|Turnpike|Hawthorn|Millstone|Dyehouse|Ginnel|Allotment`

export const gbStreetKinds = `Road|Street|Lane|Close|Avenue|Terrace|Grove|Gardens|Way`
