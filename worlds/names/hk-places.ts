/** Hong Kong districts (English, Chinese, region) and invented streets and estates. Streets and estates are not real places. */
export const hkDistricts = `
Central and Western|中西區|Hong Kong|香港
Wan Chai|灣仔|Hong Kong|香港
North Point|北角|Hong Kong|香港
Chai Wan|柴灣|Hong Kong|香港
Aberdeen|香港仔|Hong Kong|香港
Yau Ma Tei|油麻地|Kowloon|九龍
Sham Shui Po|深水埗|Kowloon|九龍
Kowloon City|九龍城|Kowloon|九龍
Wong Tai Sin|黃大仙|Kowloon|九龍
Kwun Tong|觀塘|Kowloon|九龍
Ngau Tau Kok|牛頭角|Kowloon|九龍
Tsuen Wan|荃灣|New Territories|新界
Kwai Chung|葵涌|New Territories|新界
Tuen Mun|屯門|New Territories|新界
Yuen Long|元朗|New Territories|新界
Tin Shui Wai|天水圍|New Territories|新界
Sheung Shui|上水|New Territories|新界
Fanling|粉嶺|New Territories|新界
Tai Po|大埔|New Territories|新界
Sha Tin|沙田|New Territories|新界
Ma On Shan|馬鞍山|New Territories|新界
Tseung Kwan O|將軍澳|New Territories|新界
Sai Kung|西貢|New Territories|新界
Tung Chung|東涌|New Territories|新界
`

export const hkStreets = `
Harbour View Road|海景道
Lantern Street|燈籠街
Kapok Road|木棉路
Osmanthus Street|桂花街
Fishermen Lane|漁夫里
Banyan Avenue|榕樹道
Silver Carp Road|銀鯉路
Morning Star Road|晨星路
Old Pier Street|舊碼頭街
Bamboo Grove Road|竹林道
Jade Hill Road|玉山道
Red Brick Lane|紅磚里
Lotus Pond Street|蓮塘街
Typhoon Shelter Road|避風塘道
Rice Field Road|禾田路
Pearl River Street|珍珠河街
`

export const hkEstates = `
Sunrise Garden|晨曦花園
Harbour Crest|海晉苑
Wing Shun Estate|永順邨
Kam Hoi Court|錦海苑
Lok Ching Estate|樂晴邨
Jade Terrace|翠玉臺
Ocean Pine Court|海松苑
Fook Yat Estate|福逸邨
Grand Bayan Towers|榕庭大廈
Yat Sing Mansion|逸星大樓
Po Lam Heights|寶嵐軒
Tin Yuet Estate|天悅邨
`
