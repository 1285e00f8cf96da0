/** United States: city, state, county-like area code, first three digits of the ZIP code, share. Streets are invented. */
export const usCities = `
Columbus|OH|614|432|260
Dayton|OH|937|454|150
Cincinnati|OH|513|452|150
Toledo|OH|419|436|90
Akron|OH|330|443|90
Lima|OH|419|458|40
Mansfield|OH|419|449|40
Zanesville|OH|740|437|40
Newark|OH|740|430|40
Covington|KY|859|410|30
Louisville|KY|502|402|12
Richmond|IN|765|473|20
Fort Wayne|IN|260|468|8
Monroe|MI|734|481|12
Wheeling|WV|304|260|8
Erie|PA|814|165|6
Tampa|FL|813|336|4
`

export const usStreets = `Maple|Old Mill|Sycamore|Prairie View|Heron|Quarry|Willow Bend|Lantern|Pioneer|Stonebridge|Cedar Hollow|Buckthorn|Foxglove|Wagon Wheel|Orchard Hill|Riverbend|Juniper|Harvest|Canal|Trillium|Meadowlark|Cobblestone|Walnut Grove|Birch Run|Copper Kettle|Liberty Hill`

export const usStreetKinds = `St|Ave|Dr|Ln|Ct|Rd|Blvd|Pl`
